import { ActionIcon, Anchor, Button, type ActionIconProps, type AnchorProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentPropsWithoutRef, Ref } from "react";

type LinkProps<Look> = Look & Omit<ComponentPropsWithoutRef<"a">, keyof Look> & { ref?: Ref<HTMLAnchorElement> };

/** A link to a page, as text. */
export const TextLink = createLink((props: LinkProps<AnchorProps>) => <Anchor {...props} />);

/** A link to a page that looks like a button. */
export const ButtonLink = createLink((props: LinkProps<ButtonProps>) => <Button component="a" {...props} />);

/** A link to a page that is an icon. */
export const IconLink = createLink((props: LinkProps<ActionIconProps>) => <ActionIcon component="a" {...props} />);
