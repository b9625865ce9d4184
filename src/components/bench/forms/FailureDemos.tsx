import { ActionForms, type FormsProps } from './ActionForms.tsx';

/** What shows how a step goes wrong, and who handles it. Not every step has any. */
export function FailureDemos(props: FormsProps) {
  if (props.actions.length === 0) return null;
  return (
    <section class="break" aria-label="Break it">
      <h3>Break it</h3>
      <ActionForms {...props} />
    </section>
  );
}
