import type { Toast } from './toast.ts';

/**
 * A toast of Windows. With activation by protocol a click reaches the application that shows it, and starts it at the right place when it has ended: a toast of the usual
 * kind only brings up a bare second process. Source: Microsoft, 'Toast content schema' (`launch`, `activationType`). Pure.
 */
export function windowsToast(toast: Pick<Toast, 'about' | 'title' | 'body' | 'silent'>): string {
  const launch = toast.about === null ? 'deskline://open' : `deskline://conversation/${toast.about}`;
  return [
    `<toast activationType="protocol" launch="${xml(launch)}">`,
    `<visual><binding template="ToastGeneric"><text>${xml(toast.title)}</text><text>${xml(toast.body)}</text></binding></visual>`,
    toast.silent ? '<audio silent="true"/>' : '',
    '</toast>',
  ].join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for XML 1.0: its signs escaped, the characters that it forbids left out, halves of characters among them (one, and Windows shows nothing). */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
