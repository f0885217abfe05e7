import { isNamedAlone, tableKey } from "./tableKey";

const orders = { namespace: null, name: "orders" };
const archived = { namespace: "archive", name: "Orders" };
const shelved = { namespace: "shelf", name: "orders" };

test("a name alone means the default schema's table, or the first where that has none", () => {
  expect(isNamedAlone(orders, [archived, orders])).toBe(true);
  expect(isNamedAlone(archived, [archived, orders])).toBe(false);
  expect(isNamedAlone(archived, [archived, shelved])).toBe(true);
  expect(isNamedAlone(shelved, [archived, shelved])).toBe(false);
  expect(tableKey(archived)).toBe("archive.Orders");
});
