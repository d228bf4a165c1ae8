package org.headgate.console.web;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The console's page with one script and one style sheet, bundled from the files that the page
 * names: a browser requests three files instead of a hundred.
 */
final class ConsolePage {
  /** Below the page's own path, from which modules derive the API's address. */
  static final String FOLDER = "assets/";

  private static final Pattern SHEET =
      Pattern.compile("(?m)^\\s*<link rel=\"stylesheet\" href=\"([^\"]+)\">\\R");
  private static final Pattern SCRIPT =
      Pattern.compile("(?m)^\\s*<script type=\"module\" src=\"([^\"]+)\"></script>\\R");

  private static final Pattern STYLE_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

  private final ConsoleAsset html;
  private final List<ConsoleAsset> assets;

  /**
   * @param files returns the text of a file by its path in the console's folder
   */
  ConsolePage(Function<String, String> files) {
    String source = files.apply("index.html");
    String styles =
        SHEET
            .matcher(source)
            .results()
            .map(sheet -> files.apply(sheet.group(1)))
            .collect(Collectors.joining());
    String main =
        SCRIPT
            .matcher(source)
            .results()
            .map(script -> script.group(1))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the page names no script"));
    ConsoleAsset style =
        new ConsoleAsset(
            "css",
            "text/css",
            ConsoleBundle.withoutIndentation(STYLE_COMMENT.matcher(styles).replaceAll("")));
    ConsoleAsset script = new ConsoleAsset("js", "text/javascript", ConsoleBundle.of(main, files));
    assets = List.of(style, script);
    html =
        new ConsoleAsset(
            "html",
            "text/html",
            SCRIPT
                .matcher(SHEET.matcher(source).replaceAll(""))
                .replaceFirst(
                    "  <link rel=\"stylesheet\" href=\"%s%s\">\n  <script type=\"module\" src=\"%s%s\"></script>\n"
                        .formatted(FOLDER, style.name(), FOLDER, script.name())));
  }

  ConsoleAsset html() {
    return html;
  }

  List<ConsoleAsset> assets() {
    return assets;
  }
}
