import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const noNeighbours = {
  patterns: [{ group: ["@/features/*", "@/app/*", "../*"], message: "A feature does not know its neighbours: meet in app/ or share in ui/." }],
};

export default tseslint.config(
  { ignores: ["src/api/schema.d.ts", "dist", "public"] },
  ...tseslint.configs.strict,
  hooks.configs.flat["recommended-latest"],
  a11y.flatConfigs.recommended,
  { rules: { "max-lines": ["error", 200], "max-lines-per-function": ["error", 80] } },
  { rules: { "jsx-a11y/no-autofocus": "off" } },
  { files: ["src/features/**"], rules: { "no-restricted-imports": ["error", noNeighbours] } },
  { files: ["src/{api,ui,testing}/**"], rules: { "no-restricted-imports": ["error", { patterns: ["@/features/*", "@/app/*"] }] } },
  {
    files: ["src/features/**"],
    ignores: ["src/features/*/api.ts", "src/features/model/*Api.ts", "src/features/**/*.test.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "Literal[value=/^\\u002Fapi\\u002F/]", message: "Only api.ts names a URL of the server." },
        { selector: "TemplateElement[value.raw=/^\\u002Fapi\\u002F/]", message: "Only api.ts names a URL of the server." },
      ],
    },
  },
);
