import { ExternalLink, Globe, MapPin } from 'lucide-react';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { call } from '../../bridge/call.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { Button } from '../../ui/button.tsx';
import { hostOf } from './host-of.ts';
import { PlaceSketch } from './place-sketch.tsx';

/** A place by name, coordinates and a sketch. No map is fetched: it would tell a stranger where the contact is. The browser opens only on a click. */
export function LocationCard({ place }: { readonly place: Extract<MessageContent, { kind: 'location' }> }) {
  const words = useWords();
  const degrees = new Intl.NumberFormat(words.locale, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
  const at = `${place.latitude.toFixed(6)}/${place.longitude.toFixed(6)}`;
  const url = `https://www.openstreetmap.org/?mlat=${place.latitude.toFixed(6)}&mlon=${place.longitude.toFixed(6)}#map=17/${at}`;
  const page = place.url;
  const host = page === undefined ? null : hostOf(page);
  return (
    <div className="content-card location">
      <PlaceSketch latitude={place.latitude} longitude={place.longitude} />
      <div className="location-head">
        <span className="document-icon"><MapPin size={22} strokeWidth={1.5} aria-hidden /></span>
        <div>
          <p className="content-title"><bdi>{place.name ?? words.text('kind.location')}</bdi></p>
          {place.address !== null && <p className="content-soft"><bdi>{place.address}</bdi></p>}
          <p className="content-soft figures">{degrees.format(place.latitude)}° · {degrees.format(place.longitude)}°</p>
        </div>
      </div>
      <div className="location-ways">
        <Button look="quiet" onClick={() => void call('links.open', { url })}><ExternalLink size={15} aria-hidden /> {words.text('location.open')}</Button>
        {page !== undefined && host !== null && (
          <Button look="quiet" title={page} onClick={() => void call('links.open', { url: page })}><Globe size={15} aria-hidden /> {words.text('location.page', { host: isolate(host) })}</Button>
        )}
      </div>
    </div>
  );
}
