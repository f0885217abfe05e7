import type { Assistant, NewAssistant } from "./api";

/** An assistant as the form has it; a number that is not entered is empty. */
export interface Draft {
  name: string;
  description: string;
  instructions: string;
  model: string;
  temperature: number | string;
  topP: number | string;
  maxOutputTokens: number | string;
  examples: string[];
  datasets: string[];
  visibility: Assistant["visibility"];
  disclaimer: string;
}

export function draftOf(assistant: Assistant | undefined, model: string): Draft {
  return {
    name: assistant?.name ?? "",
    description: assistant?.description ?? "",
    instructions: assistant?.instructions ?? "",
    model: assistant?.model ?? model,
    temperature: assistant?.temperature ?? "",
    topP: assistant?.topP ?? "",
    maxOutputTokens: assistant?.maxOutputTokens ?? "",
    examples: assistant?.examples ?? [],
    datasets: assistant?.datasets.map(({ id }) => id) ?? [],
    visibility: assistant?.visibility ?? "private",
    disclaimer: assistant?.disclaimer ?? "LLMs can make mistakes. Check important info.",
  };
}

/** The draft as the server takes it. */
export function bodyOf({ temperature, topP, maxOutputTokens, ...rest }: Draft): NewAssistant {
  return {
    ...rest,
    ...(temperature === "" ? {} : { temperature: Number(temperature) }),
    ...(topP === "" ? {} : { topP: Number(topP) }),
    ...(maxOutputTokens === "" ? {} : { maxOutputTokens: Number(maxOutputTokens) }),
  };
}
