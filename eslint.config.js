// What ESLint holds the scripts to: likely bugs, and what nobody uses. `tools/check javascript` runs it.
// The lessons' listings are not among them: they show JavaScript as learners write it.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["build/", "**/listings/*.js", "dist/", "test-artifacts/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" },
    rules: {
      "array-callback-return": "error",
      eqeqeq: "error",
      "no-duplicate-imports": "error",
      "no-implicit-coercion": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-unmodified-loop-condition": "error",
      "no-unreachable-loop": "error",
      "no-unused-expressions": "error",
      "no-use-before-define": ["error", { functions: false, variables: false }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      // What a closure reads before it has its value cannot be a constant.
      "prefer-const": ["error", { ignoreReadBeforeAssign: true }],
    },
  },
  { files: ["web/**/*.js"], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  { files: ["bench/**", "tools/**", "tests/**"], languageOptions: { globals: globals.node } },
  // Functions in these tests are run by the page, too.
  { files: ["tests/browser/**", "tests/lms/**", "tests/web/**"], languageOptions: { globals: globals.browser } },
  { files: ["tests/js/chromium_worker.mjs"], languageOptions: { globals: globals.worker } },
  {
    // A library of Emscripten: what it names is there when it is linked.
    files: ["src/net/fetch_browser.js"],
    languageOptions: {
      sourceType: "script",
      globals: {
        ...globals.browser, addToLibrary: "readonly", stringToNewUTF8: "readonly", UTF8ToString: "readonly",
        Fetch: "readonly", _loopstep_probed: "readonly",
      },
    },
  },
];
