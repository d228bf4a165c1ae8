package org.headgate.config.mail;

import freemarker.core.ParseException;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an operator's folder: each file by {@link TemplateRules}, then every mail that uses one of
 * them, rendered with the values of each {@link MailSample}. Errors are thus found when the server
 * starts, not when somebody waits for a mail.
 */
public final class MailTemplateCheck {

  private static final String SENDER = "Headgate";

  private final MailTemplateFiles files;
  private final MailTemplates templates;
  private final Set<TemplateProblem> problems;

  private MailTemplateCheck(MailTemplateFiles files, Set<TemplateProblem> problems) {
    this.files = files;
    this.templates = new MailTemplates(files);
    this.problems = problems;
  }

  /**
   * The templates of a folder, or its errors.
   *
   * @param files none where there are problems
   */
  public record Result(MailTemplateFiles files, List<TemplateProblem> problems) {}

  /** Reads and checks a folder. */
  public static Result read(Path folder) {
    Set<TemplateProblem> problems = new LinkedHashSet<>();
    MailTemplateFiles files = MailTemplateFolder.read(folder, problems::add);
    MailTemplateCheck check = new MailTemplateCheck(files, problems);
    check.parse();
    if (problems.isEmpty()) {
      check.writeAll();
    }
    return new Result(problems.isEmpty() ? files : MailTemplateFiles.NONE, List.copyOf(problems));
  }

  private void parse() {
    files.texts().keySet().stream()
        .sorted()
        .forEach(
            file -> {
              try {
                parse(file, MailTemplateName.parse(file));
              } catch (ParseException e) {
                add(file, e.getLineNumber(), e.getEditorMessage());
              } catch (IOException e) {
                add(file, 0, "cannot be read");
              } catch (StackOverflowError e) {
                add(file, 0, "is nested too deeply");
              }
            });
    files.texts().keySet().stream()
        .map(MailTemplateName::parse)
        .filter(name -> !name.tag().isEmpty() && !name.isPart())
        .map(MailTemplateName::tag)
        .distinct()
        .sorted()
        .filter(
            tag ->
                new TemplateLanguages(files.texts().keySet())
                    .of(MailTemplateName.FOOTER, tag)
                    .isEmpty())
        .filter(tag -> !Locale.forLanguageTag(tag).getLanguage().equals("en"))
        .forEach(
            tag ->
                add(
                    MailTemplateName.file(MailTemplateName.FOOTER, Locale.forLanguageTag(tag)),
                    0,
                    "is missing: a mail in this language would end in English"));
  }

  private void parse(String file, MailTemplateName name) throws IOException {
    Template template = new Template(file, files.texts().get(file), templates.htmlForm());
    Optional<MailKind> kind = MailKind.ofTemplate(name.base());
    Set<String> names =
        name.base().equals(MailTemplateName.FOOTER)
            ? Set.of("service")
            : kind.map(MailKind::names).orElseGet(MailKind::allNames);
    TemplateRules.check(template, names, name.isPart(), (line, reason) -> add(file, line, reason));
  }

  private void writeAll() {
    for (String tag : files.languages()) {
      for (MailSample sample : MailSample.ALL) {
        write(tag.isEmpty() ? "en" : tag, sample);
        write(tag.isEmpty() ? "en" : tag, sample.bare());
      }
    }
  }

  private void write(String tag, MailSample sample) {
    String file = fileOf(tag, sample.kind());
    try {
      RenderedMail mail = templates.attempt(sample.kind(), tag, SENDER, sample.facts());
      check(file, sample, mail);
    } catch (ParseException e) {
      add(e.getTemplateName(), e.getLineNumber(), e.getEditorMessage());
    } catch (TemplateException e) {
      int line = Optional.ofNullable(e.getLineNumber()).orElse(0);
      add(Optional.ofNullable(e.getTemplateSourceName()).orElse(file), line, firstLine(e, sample));
    } catch (IOException e) {
      add(file, 0, e.getMessage());
    }
  }

  private void check(String file, MailSample sample, RenderedMail mail) {
    if (!mail.html().startsWith("<!doctype html>")) {
      add(file, 0, "has nothing within <@m.mail>...</@m.mail>");
    }
    String code = sample.facts().get("code");
    if (code != null && !mail.text().contains(code)) {
      add(file, 0, "does not say ${code}");
    }
  }

  private static String firstLine(TemplateException wrong, MailSample sample) {
    String expression = wrong.getBlamedExpressionString();
    return (expression == null
            ? wrong.getMessageWithoutStackTop().lines().findFirst().orElse("")
            : expression + " is missing")
        + " in a mail of the kind "
        + sample.name();
  }

  private String fileOf(String tag, MailKind kind) {
    return new TemplateLanguages(files.texts().keySet())
        .of(kind.template(), tag)
        .map(language -> MailTemplateName.file(kind.template(), language))
        .orElse(kind.template() + MailTemplateName.ENDING);
  }

  private void add(String file, int line, String reason) {
    problems.add(new TemplateProblem(file, line, reason.lines().findFirst().orElse("")));
  }
}
