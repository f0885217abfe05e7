import { Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { PasswordField } from "@/ui/PasswordField";
import { loginsOf, type Draft } from "./draft";
import { useT } from "./texts";

interface LoginFieldsProps {
  form: UseFormReturnType<Draft>;
  hasSecret: boolean;
}

/** How the service knows who asks. */
export function LoginFields({ form, hasSecret }: LoginFieldsProps) {
  const t = useT();
  const { login } = form.values;
  return (
    <>
      <Select
        label={t.login}
        allowDeselect={false}
        data={loginsOf(form.values.kind).map((value) => ({ value, label: t[`login_${value}`] }))}
        {...form.getInputProps("login")}
      />
      {login !== "none" && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(login === "basic" || login === "aws4") && <TextInput label={login === "aws4" ? t.keyId : t.username} required autoComplete="off" {...form.getInputProps("username")} />}
          {login === "api_key" && <TextInput label={t.header} required placeholder="X-API-Key" {...form.getInputProps("header")} />}
          {login === "oauth2" && (
            <>
              <TextInput label={t.tokenAddress} required placeholder="https://login.example.com/token" {...form.getInputProps("tokenAddress")} />
              <TextInput label={t.scope} {...form.getInputProps("scope")} />
              <TextInput label={t.clientId} required autoComplete="off" {...form.getInputProps("clientId")} />
            </>
          )}
          <PasswordField
            label={t[`secret_${login}`]}
            autoComplete="new-password"
            {...(hasSecret ? { placeholder: t.secretKept } : {})}
            {...form.getInputProps("secret")}
          />
        </SimpleGrid>
      )}
    </>
  );
}
