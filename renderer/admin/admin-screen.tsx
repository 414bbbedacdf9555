import { CircleCheck, CircleDashed, MonitorSmartphone, TriangleAlert } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import type { AdminDevice } from '../../shared/protocol/administration.ts';
import { useNow } from '../bridge/clock.ts';
import { useAnswer } from '../bridge/use-answer.ts';
import { exactTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import './admin.css';

const refusals = ['wrong-signature', 'not-json', 'unknown-schema', 'invalid', 'other-company', 'older-revision'] as const;

/** Every enrolled computer: who, which version, which policy it really applies, when it was last here and last purged. */
export function AdminScreen({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const [answer, read] = useAnswer('admin.devices', null);
  const company = session.company?.name ?? '';
  return (
    <Screen title={text('admin.title')} lead={text('admin.lead', { company })}>
      {answer.state === 'loading' && <Skeleton words={text('admin.loading')} rows={5} look="table" />}
      {answer.state === 'failed' && (
        <div className="problem" role="alert">
          <p>{text(answer.error.kind === 'offline' ? 'screen.offline' : answer.error.kind === 'refused' ? 'screen.refused' : 'fault.unexpected')}</p>
          <Button onClick={read}>{text('action.retry')}</Button>
        </div>
      )}
      {answer.state === 'ready' && (
        <div className="admin-devices">
          <div className="admin-head">
            <h2 id="admin-devices">{text('admin.devices', { count: answer.value.devices.length })}</h2>
            <p className="card-soft">{answer.value.policyRevision === null ? text('admin.noPolicy') : text('admin.policy', { revision: answer.value.policyRevision })}</p>
          </div>
          {answer.value.devices.length === 0 ? (
            <Empty icon={<MonitorSmartphone size={24} />} title={text('admin.empty')} words={text('admin.empty.more')} />
          ) : (
            <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="admin-devices">
              <table className="table">
                <thead>
                  <tr>
                    {(['admin.person', 'admin.device', 'admin.version', 'admin.applied', 'admin.seen', 'admin.purged'] as const).map((key) => <th key={key} scope="col">{text(key)}</th>)}
                  </tr>
                </thead>
                <tbody>
                  {answer.value.devices.map((device) => <DeviceRow key={device.id} device={device} newest={answer.value.policyRevision} />)}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </Screen>
  );
}

function DeviceRow({ device, newest }: { readonly device: AdminDevice; readonly newest: number | null }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const time = (at: number | null) => (at === null ? text('admin.never') : <time title={exactTime(words, at)}>{moment(words, at, now)}</time>);
  return (
    <tr>
      <th scope="row"><bdi>{device.personName}</bdi></th>
      <td><bdi>{device.name}</bdi></td>
      <td>{device.appVersion}</td>
      <td><Applied device={device} newest={newest} /></td>
      <td>{time(device.lastSeenAt)}</td>
      <td>{time(device.lastPurgeAt)}</td>
    </tr>
  );
}

function Applied({ device, newest }: { readonly device: AdminDevice; readonly newest: number | null }) {
  const { text } = useWords();
  const { policyRevision, policyRefusal } = device;
  const applied = policyRevision === null ? text('admin.applied.none') : text('admin.applied.revision', { revision: policyRevision });
  if (policyRefusal !== null) {
    const reason = refusals.find((known) => known === policyRefusal.reason);
    return (
      <>
        <p className="state-bad"><TriangleAlert size={15} aria-hidden /> {policyRefusal.revision === null ? text('admin.refused') : text('admin.refused.revision', { revision: policyRefusal.revision })}</p>
        <p className="card-soft">{reason === undefined ? policyRefusal.reason : text(`policy.refusal.${reason}`)}{policyRefusal.detail === null ? '' : ` (${policyRefusal.detail})`}. {applied}</p>
      </>
    );
  }
  const current = newest === null || policyRevision === newest;
  return <p className={current ? 'state-good' : 'state-warn'}>{current ? <CircleCheck size={15} aria-hidden /> : <CircleDashed size={15} aria-hidden />} {applied}</p>;
}
