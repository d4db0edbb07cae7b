/** What somebody could type to be more than a name. */
export const nastyTexts = [
  "@everyone",
  "@here <!channel> <!here|here>",
  "<@123456789012345678> <@U012AB3CD> <#C012AB3CD> <@&42>",
  "**bold** __under__ *it* _it_ ~~gone~~ ~gone~ `code` ```block``` ||spoiler||",
  "[click](https://evil.example/x) <https://evil.example|mail>",
  "https://evil.example/x and evil.example and www.evil.example",
  "me@evil.example, @user:evil.example, #room:evil.example",
  "# Heading",
  "> quote",
  "- item",
  "1. item",
  ":smile: :tada:",
  "</strong><img src=x onerror=alert(1)><a href='https://evil.example'>x</a>",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is typed
  "{{DATE(2030-01-01T00:00:00Z)}} ${title} {{{x}}}",
  "<t:1700000000:R> <:emoji:123> </command:1>",
  "line\nbreak\r\n> quote\u2028# heading",
  "\\*escaped\\* trailing\\",
  '<at>Ines</at> & "quoted"',
  "\u202eturned\u202c",
  "discord.gg/abc tel:+351912345678 matrix:r/x:evil.example",
];
