import type { Dataset } from "./api";
import { mentioned, typedName, withoutTyped } from "./mentions";

const named = (...names: string[]) => names.map((name) => ({ id: name, name }) as Dataset);
const names = (datasets: Dataset[]) => datasets.map(({ name }) => name);

test("a name after # is taken out of the question, whatever its letters and wherever it stands", () => {
  const all = named("Policies", "Travel policy");

  expect(mentioned("#policies how many days of leave?", all)).toEqual({ text: "how many days of leave?", datasets: [all[0]] });
  expect(mentioned("how much abroad #Travel policy", all)).toEqual({ text: "how much abroad ", datasets: [all[1]] });
  expect(names(mentioned("#Travel policy #Policies what now?", all).datasets)).toEqual(["Travel policy", "Policies"]);
});

test("only whole names count, and of two the longer one", () => {
  const all = named("HR", "HR rules");

  expect(mentioned("#HRM how many?", all).datasets).toEqual([]);
  expect(mentioned("issue a#HR", all).datasets).toEqual([]);
  expect(mentioned("#HR rules, how many?", all)).toEqual({ text: ", how many?", datasets: [all[1]] });
});

test("what is typed after # is known until a space ends it", () => {
  expect(typedName("how many #tra", 13)).toBe("tra");
  expect(typedName("#", 1)).toBe("");
  expect(typedName("#tra x", 6)).toBeNull();
  expect(typedName("C#", 2)).toBeNull();
  expect(withoutTyped("how many #tra days", 13)).toBe("how many days");
});
