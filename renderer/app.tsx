import { useSession } from './bridge/session-store.ts';
import { BrokenScreen } from './enrol/broken-screen.tsx';
import { StartingScreen } from './enrol/starting-screen.tsx';
import { PartFailed } from './frame/part-failed.tsx';
import { Workplace } from './frame/workplace.tsx';
import { TitleBar } from './frame/title-bar.tsx';
import { useAppearance } from './frame/use-appearance.ts';
import { WordsProvider } from './text/use-words.tsx';
import { Boundary } from './ui/boundary.tsx';
import { HintProvider } from './ui/hint.tsx';
import { later, PartFailedProvider } from './ui/later.tsx';

const EnrolScreen = later(() => import('./enrol/enrol-screen.tsx').then((part) => part.EnrolScreen));

/** Picks the screen for the phase that main is in. */
export function App() {
  const session = useSession((state) => state.session);
  const failed = useSession((state) => state.failed);
  const words = useAppearance(session);
  return (
    <WordsProvider words={words}>
      <PartFailedProvider value={PartFailed}>
        <HintProvider>
          <div className="window">
            <TitleBar session={session} />
            <div className="window-page">
              <Boundary Instead={BrokenScreen}>
                {session === null || session.phase === 'starting' ? (
                  <StartingScreen failed={failed} />
                ) : session.phase === 'enrol' ? (
                  <EnrolScreen session={session} />
                ) : (
                  <Workplace session={session} />
                )}
              </Boundary>
            </div>
          </div>
        </HintProvider>
      </PartFailedProvider>
    </WordsProvider>
  );
}
