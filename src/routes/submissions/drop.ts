/** Sends one file by XMLHttpRequest, since `fetch` tells nothing of how much has been sent. */
import { deserialize } from '$app/forms';

export interface Sent {
  /** Address of the file's page; null when it was not taken. */
  location: string | null;
  message: string | null;
}

export function sendFile(file: File, unit: string, progress: (share: number) => void): Promise<Sent> {
  const form = new FormData();
  form.append('unit', unit);
  form.append('files', file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/submissions?/drop');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-sveltekit-action', 'true');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => resolve({ location: null, message: '没有传完，请检查网络后重新拖入' });
    request.onload = () => resolve(read(request.responseText));
    request.send(form);
  });
}

function read(text: string): Sent {
  try {
    const result = deserialize(text);
    if (result.type === 'redirect') return { location: result.location, message: null };
    const data = result.type === 'failure' ? (result.data as { message?: string } | undefined) : undefined;
    return { location: null, message: data?.message ?? '没有收下，请刷新页面后再试' };
  } catch {
    return { location: null, message: '没有收下，请刷新页面后再试' };
  }
}
