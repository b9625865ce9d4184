import { ActionForms, type FormsProps } from './ActionForms.tsx';

/** The actions that make a step fail on purpose. Renders nothing if the step has none. */
export function FailureDemos(props: FormsProps) {
  if (props.actions.length === 0) return null;
  return (
    <section class="break" aria-label="Break it">
      <h3>Break it</h3>
      <ActionForms {...props} />
    </section>
  );
}
