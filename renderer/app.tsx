import { useSession } from './bridge/session-store.ts';
import { EnrolScreen } from './enrol/enrol-screen.tsx';
import { BrokenScreen } from './enrol/broken-screen.tsx';
import { StartingScreen } from './enrol/starting-screen.tsx';
import { Workplace } from './frame/workplace.tsx';
import { TitleBar } from './frame/title-bar.tsx';
import { useAppearance } from './frame/use-appearance.ts';
import { WordsProvider } from './text/use-words.tsx';
import { Boundary } from './ui/boundary.tsx';
import { HintProvider } from './ui/hint.tsx';

/** Picks the screen for the phase that main is in. */
export function App() {
  const session = useSession((state) => state.session);
  const failed = useSession((state) => state.failed);
  const words = useAppearance(session);
  return (
    <WordsProvider words={words}>
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
    </WordsProvider>
  );
}
