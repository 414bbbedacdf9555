/* Pictures, sounds and a document for the preview, drawn by code. */
import { makeTenancyAgreement } from '../../../relay/sandbox/media/tenancy-agreement-pdf.ts';

/** The file of a demo message; null when there is none. */
export function drawMedia(id: string): { readonly type: string; readonly body: Buffer } | null {
  if (id.endsWith('01')) return { type: 'image/svg+xml', body: Buffer.from(wall) };
  if (id.endsWith('02')) return { type: 'audio/wav', body: voice() };
  if (id.endsWith('04')) return { type: 'application/pdf', body: makeTenancyAgreement() };
  if (id.endsWith('03')) return { type: 'image/svg+xml', body: Buffer.from(sticker) };
  return null;
}

const wall = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="640"><defs><linearGradient id="a" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#e9e3d6"/><stop offset="1" stop-color="#cfc6b4"/></linearGradient><radialGradient id="b"><stop stop-color="#6c6650" stop-opacity=".75"/><stop offset=".7" stop-color="#8a8266" stop-opacity=".4"/><stop offset="1" stop-color="#8a8266" stop-opacity="0"/></radialGradient></defs><rect width="900" height="640" fill="url(#a)"/><path d="M0 470h900v170H0z" fill="#b9c4c6"/><path d="M0 470h900M150 470v170M300 470v170M450 470v170M600 470v170M750 470v170M0 555h900" stroke="#9aa7aa" stroke-width="4"/><ellipse cx="610" cy="250" rx="230" ry="180" fill="url(#b)"/><ellipse cx="480" cy="340" rx="140" ry="110" fill="url(#b)"/><ellipse cx="720" cy="150" rx="90" ry="70" fill="url(#b)"/><path d="M60 0v470M78 0v470" stroke="#f6f2ea" stroke-width="10"/></svg>`;
const sticker = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320"><circle cx="160" cy="160" r="140" fill="#ffd257"/><circle cx="115" cy="135" r="16" fill="#3a2c00"/><circle cx="205" cy="135" r="16" fill="#3a2c00"/><path d="M105 225c30-45 80-45 110 0" fill="none" stroke="#3a2c00" stroke-width="14" stroke-linecap="round"/><path d="M225 165c14 22 20 34 8 46s-30 0-24-18z" fill="#5bb8e8"/></svg>`;

/** Seven seconds of something with the rhythm of speech, 8 kHz, 16 bit, mono. */
function voice(): Buffer {
  const rate = 8000;
  const count = rate * 7;
  const body = Buffer.alloc(44 + count * 2);
  body.write('RIFF', 0); body.writeUInt32LE(36 + count * 2, 4); body.write('WAVEfmt ', 8); body.writeUInt32LE(16, 16); body.writeUInt16LE(1, 20); body.writeUInt16LE(1, 22);
  body.writeUInt32LE(rate, 24); body.writeUInt32LE(rate * 2, 28); body.writeUInt16LE(2, 32); body.writeUInt16LE(16, 34); body.write('data', 36); body.writeUInt32LE(count * 2, 40);
  for (let index = 0; index < count; index += 1) {
    const at = index / rate;
    const loud = Math.max(0, Math.sin(at * 7.3) * Math.sin(at * 1.9 + 0.4) * 0.8 + 0.15);
    body.writeInt16LE(Math.round(Math.sin(at * 2 * Math.PI * 180) * loud * 12_000), 44 + index * 2);
  }
  return body;
}
