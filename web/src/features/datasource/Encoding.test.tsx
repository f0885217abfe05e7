import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeUploads } from "@/testing/upload";
import { NewSourcePage } from "./NewSourcePage";

async function choose(...files: File[]) {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>("input[type=file]");
    expect(found).not.toBeNull();
    return found as HTMLInputElement;
  });
  await userEvent.upload(input, files);
}

test("the encoding of text is recognised unless somebody chooses it, and is not asked of other files", async () => {
  const uploads = fakeUploads();
  renderPage(<NewSourcePage />);

  await choose(new File(["{}"], "data.json"));
  expect(await screen.findByDisplayValue("data")).toBeTruthy();
  expect(screen.queryByRole("combobox", { name: "Encoding of text files" })).toBeNull();
  await choose(new File(["city\nHue\n"], "cities.csv", { type: "text/csv" }));
  await userEvent.click(await screen.findByRole("combobox", { name: "Encoding of text files" }));
  await userEvent.click(await screen.findByRole("option", { name: "windows-1251 (Cyrillic)" }));
  await userEvent.click(screen.getByRole("button", { name: "Upload" }));

  expect(uploads.last().form?.get("encoding")).toBe("windows-1251");
});
