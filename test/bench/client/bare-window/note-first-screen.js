// The same note as our page makes (renderer/bridge/clock.ts, afterDrawing), so that the same moment is compared: the frame after the one that drew the page.
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-screen')));
