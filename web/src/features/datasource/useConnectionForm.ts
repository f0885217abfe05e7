import { useForm } from "@mantine/form";
import { fieldErrors, type Failure } from "@/ui/problem";
import { missingFields, type ConnectionDraft } from "./connection";
import { useT } from "./texts";

/** A connection form that says which fields are needed, beside what the server says of them. */
export function useConnectionForm(initial: ConnectionDraft) {
  const t = useT();
  const form = useForm<ConnectionDraft>({ initialValues: initial });
  function isComplete(kept: boolean): boolean {
    const missing = missingFields(form.values, kept);
    form.setErrors(Object.fromEntries(missing.map((field) => [field, t.required])));
    return missing.length === 0;
  }
  function showProblem(problem: Failure) {
    form.setErrors(fieldErrors(problem));
  }
  return { form, isComplete, showProblem };
}
