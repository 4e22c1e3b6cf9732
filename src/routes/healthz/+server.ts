/** For a monitor or a service manager: the process answers. Nothing of the data is read or told. */
export function GET(): Response {
  return new Response('ok\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
