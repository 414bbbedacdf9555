import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { saveMessageFile } from '../media/save-message-file.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function saveFile(application: Application, desk: DeskInUse): Handler<'messages.saveFile'> {
  return ({ id }) => {
    const { surroundings } = application;
    const { vault, media } = desk();
    return saveMessageFile(id, { ...surroundings, zone: surroundings.zone(), vault, media, texts: surroundings.texts(application.preferences().locale) });
  };
}
