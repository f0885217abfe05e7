import { tableNames } from "./names";

test("a table that is not the only one of its name keeps its schema", () => {
  const names = tableNames("my shop", [
    { name: "orders", namespace: null, columns: [] },
    { name: "orders", namespace: "old", columns: [] },
  ]);

  expect(names.map(({ written }) => written)).toEqual(['"my shop".orders', '"my shop"."old.orders"']);
  expect(names[1]?.path).toBe("my shop.old\\.orders");
});
