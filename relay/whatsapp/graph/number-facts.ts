import type { BusinessProfile, NumberStanding } from '../../../shared/protocol/numbers.ts';
import { businessProfile } from '../../../shared/protocol/numbers.ts';
import { readFields, readList, readText } from '../decode/read-field.ts';
import { describeFailure } from './describe-failure.ts';
import type { GraphHttp } from './graph-http.ts';

type Told = Omit<NumberStanding, 'checkedAt'>;
type Refused = { readonly ok: false; readonly code: number | null };

const fields = 'verified_name,display_phone_number,quality_rating,code_verification_status,platform_type,throughput,status,name_status,whatsapp_business_manager_messaging_limit';

/** Asks Meta how a number stands. Source: Meta, 'Phone numbers' and the Graph reference. */
export async function fetchStanding(graph: GraphHttp, phoneNumberId: string): Promise<{ readonly ok: true; readonly standing: Told } | Refused> {
  const answer = await graph.get(encodeURIComponent(phoneNumberId), { fields });
  const body = answer.kind === 'answer' ? readFields(answer.body) : null;
  if (body === null || body['error'] !== undefined) return { ok: false, code: describeFailure(body?.['error']).code };
  const words = (value: unknown): string | null => readText(value)?.slice(0, 200) ?? null;
  return {
    ok: true,
    standing: {
      verifiedName: words(body['verified_name']),
      nameStatus: words(body['name_status']),
      quality: words(body['quality_rating']),
      throughput: words(readFields(body['throughput'])?.['level']),
      messagingLimit: words(body['whatsapp_business_manager_messaging_limit']),
      status: words(body['status']),
      codeVerification: words(body['code_verification_status']),
    },
  };
}

/** Reads what contacts see of the company. One capture has the members inside `business_profile`. */
export async function fetchProfile(graph: GraphHttp, phoneNumberId: string): Promise<{ readonly ok: true; readonly profile: BusinessProfile } | Refused> {
  const answer = await graph.get(`${encodeURIComponent(phoneNumberId)}/whatsapp_business_profile`, { fields: 'about,address,description,email,websites,vertical' });
  const body = answer.kind === 'answer' ? readFields(answer.body) : null;
  const first = readFields(readList(body?.['data'])[0]);
  if (body === null || body['error'] !== undefined || !Array.isArray(body['data'])) return { ok: false, code: describeFailure(body?.['error']).code };
  const told = readFields(first?.['business_profile']) ?? first ?? {};
  const members = Object.keys(businessProfile.shape).flatMap((name) => {
    const value = told[name];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  // A member that Meta fills otherwise than its page says is left out, not the whole profile.
  const parsed = members.flatMap(([name, value]) => (businessProfile.safeParse({ [name]: value }).success ? [[name, value] as const] : []));
  return { ok: true, profile: businessProfile.parse(Object.fromEntries(parsed)) };
}

/** Changes the members that are given. */
export async function changeProfile(graph: GraphHttp, phoneNumberId: string, profile: BusinessProfile): Promise<{ readonly ok: true } | Refused> {
  const answer = await graph.post(`${encodeURIComponent(phoneNumberId)}/whatsapp_business_profile`, { messaging_product: 'whatsapp', ...profile });
  const body = answer.kind === 'answer' ? readFields(answer.body) : null;
  return body?.['success'] === true ? { ok: true } : { ok: false, code: describeFailure(body?.['error']).code };
}
