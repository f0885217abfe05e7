import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { administrator } from "@/testing/people";
import { fakeServer } from "@/testing/server";
import { SetupPage } from "./SetupPage";
import { SignInPage } from "./SignInPage";

test("a wrong password is told in the server's words", async () => {
  fakeServer({ "POST /auth/session": () => ({ status: 401, body: { detail: "Email, username or password is wrong." } }) });
  renderPage(<SignInPage />);

  await userEvent.type(await screen.findByLabelText("Email or username"), "mai");
  await userEvent.type(screen.getByLabelText("Password"), "no");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));

  expect((await screen.findByRole("alert")).textContent).toBe("Email, username or password is wrong.");
});

test("a server that cannot be reached is told as that", async () => {
  fakeServer({});
  renderPage(<SignInPage />);

  await userEvent.type(await screen.findByLabelText("Email or username"), "mai");
  await userEvent.type(screen.getByLabelText("Password"), "no");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));

  expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
});

test("the first administrator is made with the token of the console, in the language of the page", async () => {
  let asked: unknown;
  fakeServer({
    "POST /auth/setup": (body) => {
      asked = body;
      return { status: 201, body: administrator() };
    },
  });
  renderPage(<SetupPage />, { language: "vi" });

  await userEvent.type(await screen.findByLabelText(/Mã thiết lập/), "abc-123");
  await userEvent.type(screen.getByLabelText(/Tên của bạn/), "Ada");
  await userEvent.type(screen.getByLabelText(/Email/), "ada@example.com");
  await userEvent.type(screen.getByLabelText(/Mật khẩu/), "red candle");
  await userEvent.click(screen.getByRole("button", { name: "Tạo và bắt đầu" }));

  expect(asked).toEqual({ token: "abc-123", displayName: "Ada", email: "ada@example.com", password: "red candle", locale: "vi" });
});

test("a wrong token is explained beside its field", async () => {
  fakeServer({
    "POST /auth/setup": () => ({ status: 400, body: { detail: "Look again", errors: [{ field: "token", message: "Not the token on the console" }] } }),
  });
  renderPage(<SetupPage />);

  const token = await screen.findByLabelText(/Set-up token/);
  await userEvent.type(token, "x");
  await userEvent.type(screen.getByLabelText(/Your name/), "Ada");
  await userEvent.type(screen.getByLabelText(/Email/), "ada@example.com");
  await userEvent.type(screen.getByLabelText(/^Password/), "red candle");
  await userEvent.click(screen.getByRole("button", { name: "Create and begin" }));

  await screen.findByText("Not the token on the console");
  expect(token.getAttribute("aria-invalid")).toBe("true");
});
