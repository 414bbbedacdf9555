import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { number } from '../../text/formats.ts';
import { useWords } from '../../text/use-words.tsx';
import { IconButton } from '../../ui/button.tsx';
import { fitted, mostScale, panBy, zoomAt } from './zoom-pan.ts';
import type { Point, Stage, ZoomPan } from './zoom-pan.ts';

const step = 1.5;
/** Pixels that an arrow key moves an enlarged picture. */
const keyStep = 80;
const middle: Point = { x: 0, y: 0 };

type PictureStageProps = { readonly address: string; readonly name: string; readonly tools: ReactNode; readonly onBroken: () => void; readonly onTurn: (by: -1 | 1) => void };

/** A picture that the wheel, a pinch, plus and minus enlarge where they point, and that can then be dragged. Arrow keys turn to the next one, or move an enlarged one. */
export function PictureStage({ address, name, tools, onBroken, onTurn }: PictureStageProps) {
  const words = useWords();
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const pointers = useRef(new Map<number, Point>());
  const [view, setView] = useState<ZoomPan>(fitted);

  const sizes = (): Stage => {
    const [room, image] = [stage.current, picture.current];
    return { stage: { width: room?.clientWidth ?? 0, height: room?.clientHeight ?? 0 }, picture: { width: image?.offsetWidth ?? 0, height: image?.offsetHeight ?? 0 } };
  };
  const zoom = (factor: number, point: Point = middle) => setView((now) => zoomAt(now, factor, point, sizes()));
  const fromMiddle = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = stage.current?.getBoundingClientRect();
    return box === undefined ? middle : { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  };

  // The next picture comes with a stage of its own: the keys go on working.
  useEffect(() => stage.current?.focus(), []);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return undefined;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      // A pinch on a touch pad comes as a wheel with Ctrl, in small steps.
      zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0022)), fromMiddle(event));
    };
    // React listens to wheels passively: such a listener could not keep the page from scrolling.
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, []);

  const drag = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    if (other === undefined) setView((shown) => panBy(shown, { x: now.x - before.x, y: now.y - before.y }, sizes()));
    else zoom(Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y)), fromMiddle({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 }));
  };
  const release = (event: PointerEvent) => pointers.current.delete(event.pointerId);
  const press = (key: string): boolean => {
    const by = { ArrowLeft: { x: keyStep, y: 0 }, ArrowRight: { x: -keyStep, y: 0 }, ArrowUp: { x: 0, y: keyStep }, ArrowDown: { x: 0, y: -keyStep } }[key];
    if (key === '+' || key === '=') zoom(step);
    else if (key === '-') zoom(1 / step);
    else if (key === '0') setView(fitted);
    else if (by === undefined) return false;
    else if (view.scale > 1) setView((now) => panBy(now, by, sizes()));
    else if (by.x !== 0) onTurn(by.x > 0 ? -1 : 1);
    return true;
  };

  return (
    <div className="viewer" onKeyDown={(event) => { if (!event.ctrlKey && !event.metaKey && press(event.key)) event.preventDefault(); }}>
      <div
        ref={stage} className="viewer-stage" data-first-focus tabIndex={0} role="group" aria-label={name} aria-keyshortcuts="+ - 0" data-zoomed={view.scale > 1}
        onDoubleClick={(event) => (view.scale > 1 ? setView(fitted) : zoom(3, fromMiddle(event)))}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY }); }}
        onPointerMove={drag} onPointerUp={release} onPointerCancel={release}
      >
        <img ref={picture} src={address} alt={name} draggable={false} onError={onBroken} style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }} />
      </div>
      <div className="viewer-tools">
        <IconButton name={words.text('viewer.smaller')} keys="-" disabled={view.scale <= 1} onClick={() => zoom(1 / step)}><ZoomOut size={20} aria-hidden /></IconButton>
        <span className="figures" role="status">{number(words, Math.round(view.scale * 100))} %</span>
        <IconButton name={words.text('viewer.larger')} keys="+" disabled={view.scale >= mostScale} onClick={() => zoom(step)}><ZoomIn size={20} aria-hidden /></IconButton>
        <IconButton name={words.text('viewer.fit')} keys="0" disabled={view.scale <= 1} onClick={() => setView(fitted)}><Maximize size={20} aria-hidden /></IconButton>
        {tools}
      </div>
    </div>
  );
}
