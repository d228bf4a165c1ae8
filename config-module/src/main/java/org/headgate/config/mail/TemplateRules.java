package org.headgate.config.mail;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateElement;
import freemarker.template.Template;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.tree.TreeNode;

/**
 * The rules of an operator's template, which may contain text, values, conditions and the macros of
 * a mail. Loops, own macros, nested includes and anything that lengthens text are refused, so that
 * rendering takes time and space in proportion to the template. Nothing can reach a class, a file,
 * or unescaped text.
 */
@SuppressWarnings("deprecation") // The tree of a template has no other way in.
final class TemplateRules {

  private static final int MAX_INCLUDES = 16;
  private static final String CALLS = "there are @m.mail, @m.p, @m.code, @m.fact and @m.gap";

  private static final Set<String> PLAIN_ELEMENTS =
      Set.of(
          "MixedContent",
          "Comment",
          "DollarVariable",
          "IfBlock",
          "ConditionalBlock",
          "SwitchBlock",
          "Case",
          "On",
          "BreakInstruction",
          "TrimInstruction");

  private static final Set<String> BUILT_INS =
      Set.of(
          "cap_first",
          "contains",
          "ends_with",
          "has_content",
          "lower_case",
          "starts_with",
          "trim",
          "uncap_first",
          "upper_case");

  private static final Set<String> OPERATORS =
      Set.of("true", "false", "gt", "gte", "lt", "lte", "subject");

  private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'", Pattern.DOTALL);
  private static final Pattern CALL =
      Pattern.compile("@(?:m\\.)?(?:mail|p|code|fact|gap)\\b.*", Pattern.DOTALL);
  private static final Pattern INCLUDE = Pattern.compile("#include \"_[a-z0-9-]+\\.ftl\"");
  private static final Pattern SUBJECT = Pattern.compile("#assign subject = .*", Pattern.DOTALL);
  private static final Pattern BUILT_IN = Pattern.compile("\\?\\s*([A-Za-z_][A-Za-z_0-9]*)");
  private static final Pattern SPECIAL =
      Pattern.compile("(?<![\\w)\\].])\\.([A-Za-z_][A-Za-z_0-9]*)");
  private static final Pattern HEAD = Pattern.compile("^(?:#[a-z]+|@[a-z.]+)");
  private static final Pattern NAME = Pattern.compile("(?<![\\w?.])[A-Za-z_][A-Za-z_0-9]*");

  private final Collection<String> names;
  private final boolean part;
  private final BiConsumer<Integer, String> refusals;
  private int includes;
  private int assignments;

  private TemplateRules(
      Collection<String> names, boolean part, BiConsumer<Integer, String> refusals) {
    this.names = new HashSet<>(names);
    this.part = part;
    this.refusals = refusals;
  }

  /**
   * Checks a parsed template.
   *
   * @param template parsed as HTML
   * @param names the values that it may use
   * @param part whether others include it
   * @param refusals is called with line and reason
   */
  static void check(
      Template template,
      Collection<String> names,
      boolean part,
      BiConsumer<Integer, String> refusals) {
    if (!template.getAutoEscaping() || template.getOutputFormat() != HTMLOutputFormat.INSTANCE) {
      refusals.accept(1, "#ftl cannot change how text is escaped");
    }
    new TemplateRules(names, part, refusals).check(template.getRootTreeNode());
  }

  private void check(TreeNode node) {
    TemplateElement element = (TemplateElement) node;
    if (element.getClass().getSimpleName().equals("TextBlock")) {
      checkText(element);
    } else {
      refusal(element).ifPresent(reason -> refusals.accept(element.getBeginLine(), reason));
    }
    for (int child = 0; child < node.getChildCount(); child++) {
      check(node.getChildAt(child));
    }
  }

  private void checkText(TemplateElement element) {
    String text = element.getCanonicalForm();
    Matcher markup = MARKUP.matcher(text);
    if (markup.find()) {
      long linesAbove = text.substring(0, markup.start()).chars().filter(c -> c == '\n').count();
      refusals.accept(
          element.getBeginLine() + (int) linesAbove,
          "there is markup; the text is that of the plain mail, too");
    }
  }

  private Optional<String> refusal(TemplateElement element) {
    String kind = element.getClass().getSimpleName();
    String description = element.getDescription();
    return switch (kind) {
      case "Comment", "MixedContent" -> Optional.empty();
      case "BlockAssignment", "Assignment" ->
          !part && ++assignments == 1 && SUBJECT.matcher(description).matches()
              ? expression(description.replace(".nested_output", ""))
              : Optional.of("nothing is assigned but the subject, once");
      case "UnifiedCall" ->
          CALL.matcher(description).matches()
              ? expression(description.replaceAll("\\b[a-z]+=", ""))
              : Optional.of("there is no " + firstPart(description) + "; " + CALLS);
      case "Include" -> include(description);
      default ->
          PLAIN_ELEMENTS.contains(kind)
              ? expression(description)
              : Optional.of(firstPart(description) + " is not for mails");
    };
  }

  private Optional<String> include(String description) {
    includes++;
    if (part) {
      return Optional.of("a part includes nothing");
    }
    if (includes > MAX_INCLUDES) {
      return Optional.of("more than " + MAX_INCLUDES + " includes");
    }
    return INCLUDE.matcher(description).matches()
        ? Optional.empty()
        : Optional.of("only a part is included, such as \"_greeting.ftl\"");
  }

  private Optional<String> expression(String description) {
    if (description.equals("#if-#elseif-#else-container")) {
      return Optional.empty();
    }
    Matcher string = STRING.matcher(description);
    while (string.find()) {
      if (string.group().contains("${") || string.group().contains("#{")) {
        return Optional.of("there is a value within a text in quotes");
      }
    }
    String bare = STRING.matcher(description).replaceAll("\"\"");
    return find(BUILT_IN, bare, BUILT_INS)
        .map(name -> "?" + name + " is not for mails")
        .or(
            () ->
                find(SPECIAL, bare, Set.of("locale")).map(name -> "." + name + " is not for mails"))
        .or(() -> unknownName(bare));
  }

  private Optional<String> unknownName(String bare) {
    Matcher name = NAME.matcher(HEAD.matcher(bare).replaceFirst(""));
    while (name.find()) {
      if (!names.contains(name.group()) && !OPERATORS.contains(name.group())) {
        return Optional.of(
            "there is no value " + name.group() + "; there are " + String.join(", ", sorted()));
      }
    }
    return Optional.empty();
  }

  private Collection<String> sorted() {
    return names.stream().sorted().toList();
  }

  private static Optional<String> find(Pattern pattern, String text, Set<String> allowed) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      if (!allowed.contains(found.group(1))) {
        return Optional.of(found.group(1));
      }
    }
    return Optional.empty();
  }

  private static String firstPart(String description) {
    return description.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
  }
}
