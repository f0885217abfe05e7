import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useT } from "./texts";

/** A field for a password, with a labelled button that shows what was typed. */
export function PasswordField(props: PasswordInputProps) {
  const t = useT();
  return <PasswordInput visibilityToggleButtonProps={{ "aria-label": t.showPassword, tabIndex: 0 }} {...props} />;
}
