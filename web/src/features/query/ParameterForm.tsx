import { Button, Group, Stack } from "@mantine/core";
import { Play } from "lucide-react";
import { useState, type FormEvent } from "react";
import { fieldErrors, type Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ParameterInput } from "./ParameterInput";
import { useChoices, type Parameter, type Template } from "./savedApi";
import { useSavedT } from "./savedTexts";

interface ParameterFormProps {
  template: Template;
  busy: boolean;
  problem: Failure;
  onRun: (values: Record<string, string>) => void;
}

/** Asks for the values of a saved question, its usual ones filled in. */
export function ParameterForm({ template, busy, problem, onRun }: ParameterFormProps) {
  const t = useSavedT();
  const { parameters } = template;
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(parameters.map(({ name, defaultValue }) => [name, defaultValue ?? ""])));
  const errors = fieldErrors(problem);
  function run(event: FormEvent) {
    event.preventDefault();
    onRun(values);
  }
  return (
    <form onSubmit={run}>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm">
          {parameters.map((parameter) => (
            <Field
              key={parameter.name}
              template={template.id}
              parameter={parameter}
              value={values[parameter.name] ?? ""}
              error={errors[`values.${parameter.name}`]}
              onChange={(value) => setValues((before) => ({ ...before, [parameter.name]: value }))}
            />
          ))}
          <Button type="submit" leftSection={<Play size={16} aria-hidden />} loading={busy}>
            {t.run}
          </Button>
        </Group>
        <ProblemAlert problem={problem} fields={parameters.map(({ name }) => `values.${name}`)} />
      </Stack>
    </form>
  );
}

interface FieldProps {
  template: string;
  parameter: Parameter;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Field({ template, parameter, ...rest }: FieldProps) {
  const choices = useChoices(template, parameter);
  return <ParameterInput label={parameter.label || parameter.name} type={parameter.type} required={parameter.required} options={parameter.choices ? (choices.data?.items ?? []) : undefined} {...rest} />;
}
