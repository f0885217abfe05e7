import type { Query } from "./api";
import type { NewTemplate, Parameter, Template } from "./savedApi";

/** What a person enters of a saved question. */
export interface Draft {
  name: string;
  description: string;
  category: string;
  dataSource: string;
  otherSources: string[];
  question: string;
  sql: string;
  visibility: Template["visibility"];
  sharing: Template["sharing"];
}

export const SENT = ["name", "description", "category", "dataSource", "otherSources", "question", "sql", "visibility", "sharing"];

/** How a parameter begins that nobody described yet. */
export function fresh(name: string): Parameter {
  return { name, label: "", type: "text", required: true, defaultValue: "", choices: null };
}

export function draftOfQuery(query: Pick<Query, "title" | "question" | "sql" | "dataSource" | "otherSources">): Draft {
  return {
    name: query.title.slice(0, 100),
    description: "",
    category: "",
    dataSource: query.dataSource,
    otherSources: query.otherSources,
    question: query.question ?? "",
    sql: query.sql ?? "",
    visibility: "private",
    sharing: "execute",
  };
}

export function draftOfTemplate({ name, description, category, dataSource, otherSources, question, sql, visibility, sharing }: Template): Draft {
  return { name, description, category, dataSource, otherSources, question, sql, visibility, sharing };
}

export function bodyOf(draft: Draft, parameters: Parameter[]): NewTemplate {
  return { ...draft, parameters };
}
