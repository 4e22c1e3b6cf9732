import type { Attachment } from 'svelte/attachments';

/** Closes an open `<details>` on Escape, on a press elsewhere and after one of its links was followed. */
export const dismiss: Attachment<HTMLDetailsElement> = (details) => {
  const close = (focus: boolean) => {
    details.open = false;
    if (focus) details.querySelector('summary')?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && details.open) {
      event.stopPropagation();
      close(true);
    }
  };
  const onPress = (event: PointerEvent) => {
    if (details.open && event.target instanceof Node && !details.contains(event.target)) close(false);
  };
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) close(false);
  };
  details.addEventListener('keydown', onKey);
  details.addEventListener('click', onClick);
  document.addEventListener('pointerdown', onPress);
  return () => {
    details.removeEventListener('keydown', onKey);
    details.removeEventListener('click', onClick);
    document.removeEventListener('pointerdown', onPress);
  };
};
