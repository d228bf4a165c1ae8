package org.headgate.mail.service;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.OutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.headgate.config.settings.MailSettings;

/**
 * Writes mails from templates. A template says its text once, in one language; it is carried out
 * twice, with the macros of plain text and with those of HTML, where every value is escaped. A
 * language that has no template is written in English.
 */
@ApplicationScoped
public class MailTemplateRenderer {

  private static final String FOLDER = "org/headgate/mail";

  private static final Set<String> LANGUAGES =
      Set.of("en", "de", "fr", "es", "it", "pt", "pl", "nl", "tr");
  private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

  private final Configuration text = configuration(PlainTextOutputFormat.INSTANCE, "text.ftl");
  private final Configuration html = configuration(HTMLOutputFormat.INSTANCE, "html.ftl");

  private MailSettings settings;

  /** For the client proxy only. */
  protected MailTemplateRenderer() {}

  @Inject
  public MailTemplateRenderer(MailSettings settings) {
    this.settings = settings;
  }

  /**
   * @param template the template's name, without language and ending
   * @param locale BCP 47
   * @param values what the template asks for
   */
  public MailContent write(String template, String locale, Map<String, String> values) {
    Map<String, String> model = new HashMap<>(values);
    model.put("service", serviceName());
    Locale language = Locale.forLanguageTag(written(locale).getLanguage());
    Written plain = write(text, template, language, model);
    Written rich = write(html, template, language, model);
    return new MailContent(plain.subject(), plain.body(), Optional.of(rich.body()));
  }

  /** An operator may have encoded the name in {@code MAIL_FROM} already. */
  private String serviceName() {
    try {
      return MimeUtility.decodeText(settings.serviceName());
    } catch (UnsupportedEncodingException unknown) {
      return settings.serviceName();
    }
  }

  /** The locale that a mail for that one is written in: it, or English. */
  public static Locale written(String locale) {
    Locale wanted = Locale.forLanguageTag(locale);
    return LANGUAGES.contains(wanted.getLanguage()) ? wanted : Locale.ENGLISH;
  }

  private record Written(String subject, String body) {}

  private static Written write(
      Configuration form, String template, Locale language, Map<String, String> model) {
    StringWriter body = new StringWriter();
    try {
      Environment run =
          form.getTemplate(template + ".ftl", language).createProcessingEnvironment(model, body);
      run.process();
      return new Written(
          subject(run), BLANK_LINES.matcher(body.toString().strip()).replaceAll("\n\n") + "\n");
    } catch (TemplateException e) {
      throw new IllegalStateException("the template " + template + " asks for another value", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plain where the form is plain; who wants it takes it from there. */
  private static String subject(Environment run) throws TemplateModelException {
    return run.getVariable("subject") instanceof TemplateScalarModel subject
        ? subject.getAsString().strip()
        : "";
  }

  private static Configuration configuration(OutputFormat format, String macros) {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassLoaderForTemplateLoading(
        MailTemplateRenderer.class.getClassLoader(), FOLDER);
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setRecognizeStandardFileExtensions(false);
    configuration.setOutputFormat(format);
    configuration.setAutoImports(Map.of("m", macros));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }
}
