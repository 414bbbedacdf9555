import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { VideoPlayer } from '../../../renderer/conversation/content/video-player.tsx';
import { WordsProvider } from '../../../renderer/text/use-words.tsx';
import { createWords } from '../../../renderer/text/words.ts';
import { demoConversations } from '../support/demo-conversations.ts';

describe('a film in a bubble', () => {
  const { messages } = demoConversations(Date.parse('2026-03-12T09:30:54Z'));
  const ready = Object.values(messages).flat().flatMap(({ content }) => (content.kind === 'image' && content.media.state === 'ready' ? [content.media] : []))[0];
  const draw = (locale: 'en' | 'de') => {
    if (ready === undefined) throw new Error('The demo has a file');
    return renderToStaticMarkup(<WordsProvider words={createWords(locale, locale === 'en' ? 'en-GB' : 'de-DE', 'UTC')}><VideoPlayer media={ready} onLarge={() => undefined} /></WordsProvider>);
  };

  it('loads no more than its first picture and has a button of ours instead of the controls until it is played', () => {
    expect(draw('en')).toContain('preload="metadata"');
    expect(draw('en')).not.toMatch(/\scontrols(=|\s|>)/u);
    expect(draw('en')).toContain('aria-label="Play: Video"');
    expect(draw('de')).toContain('aria-label="Abspielen: Video"');
    expect(draw('en')).toContain('aria-label="View large: Video"');
  });
});
