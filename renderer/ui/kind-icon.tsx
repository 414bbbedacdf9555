import { Ban, ClipboardList, Contact, FileText, Handshake, Image, MapPin, Mic, Music, NotebookPen, ShoppingBag, Sticker, Video } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  image: Image, video: Video, audio: Music, voice: Mic, document: FileText, sticker: Sticker, location: MapPin, contacts: Contact,
  form: ClipboardList, order: ShoppingBag, note: NotebookPen, handover: Handshake, unsupported: Ban,
};

/** A small picture of a kind of content; nothing for plain words. Decoration: the kind is said in words beside it. */
export function KindIcon({ content, size = 15 }: { readonly content: { readonly kind: string; readonly voice?: boolean }; readonly size?: number }) {
  const Icon = icons[content.voice === true ? 'voice' : content.kind];
  return Icon === undefined ? null : <Icon size={size} strokeWidth={1.75} aria-hidden className="kind-icon" />;
}
