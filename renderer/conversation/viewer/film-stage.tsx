import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

type FilmStageProps = { readonly address: string; readonly name: string; readonly tools: ReactNode; readonly onBroken: () => void; readonly onTurn: (by: -1 | 1) => void };

/** A film as large as the window allows, with the browser's controls: they know keyboard, captions and full screen. It begins when somebody plays it. */
export function FilmStage({ address, name, tools, onBroken, onTurn }: FilmStageProps) {
  const film = useRef<HTMLVideoElement>(null);
  useEffect(() => film.current?.focus(), []);
  // In the film the arrows move through its time; beside it they turn to the next one.
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.target === film.current || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onTurn(by === 1 ? 1 : -1);
  };
  return (
    <div className="viewer" onKeyDown={press}>
      <div className="viewer-stage" role="group" aria-label={name}>
        <video ref={film} src={address} controls controlsList="nodownload noremoteplayback" disablePictureInPicture preload="metadata" tabIndex={0} data-first-focus aria-label={name} onError={onBroken} />
      </div>
      <div className="viewer-tools">{tools}</div>
    </div>
  );
}
