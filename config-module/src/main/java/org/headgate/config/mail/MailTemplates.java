package org.headgate.config.mail;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.OutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.log.Logger;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Renders mails from templates: the operator's where they exist, else the shipped ones. A template
 * states its text once and is rendered twice, with the macros of plain text and with those of HTML,
 * where every value is escaped. Templates see texts only: no class, no file.
 */
public final class MailTemplates {

  private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "ps", "ur", "yi");

  static {
    turnOffLogging();
  }

  private final TemplateLanguages languages;
  private final Brand brand;
  private final Configuration plain;
  private final Configuration html;

  public MailTemplates(MailTemplateFiles files) {
    this.languages = new TemplateLanguages(files.texts().keySet());
    this.brand = files.brand();
    StringTemplateLoader own = new StringTemplateLoader();
    files.texts().forEach(own::putTemplate);
    TemplateLoader loader =
        new MultiTemplateLoader(
            new TemplateLoader[] {own, new ClassTemplateLoader(MailTemplates.class, "")});
    this.plain = configuration(PlainTextOutputFormat.INSTANCE, "text.ftl", loader);
    this.html = configuration(HTMLOutputFormat.INSTANCE, "html.ftl", loader);
  }

  /**
   * @param locale BCP 47
   * @param sender what the service is called where its brand does not say it
   * @throws IllegalStateException when the template asks for another value
   */
  public RenderedMail write(
      MailKind kind, String locale, String sender, Map<String, String> facts) {
    try {
      return attempt(kind, locale, sender, facts);
    } catch (TemplateException | IOException e) {
      throw new IllegalStateException("the mail " + kind.template() + " cannot be written", e);
    }
  }

  RenderedMail attempt(MailKind kind, String locale, String sender, Map<String, String> facts)
      throws TemplateException, IOException {
    Optional<Locale> found = languages.of(kind.template(), locale);
    Map<String, String> model = new HashMap<>(facts);
    model.putAll(brand.facts());
    model.put("service", brand.productName().orElse(sender));
    model.put("lang", found.orElse(Locale.ENGLISH).toLanguageTag());
    model.put("direction", found.filter(MailTemplates::isRightToLeft).isPresent() ? "rtl" : "ltr");
    Locale language = found.orElse(Locale.ENGLISH);
    Output text = output(plain, kind, language, model);
    if (text.subject().isBlank()) {
      throw new IOException("has no subject: <#assign subject>...</#assign>");
    }
    Output rich = output(html, kind, language, model);
    return new RenderedMail(text.subject(), text.body(), rich.body());
  }

  /**
   * The locale in which a mail of this kind is written for a recipient's locale: itself, or
   * English.
   */
  public Locale localeFor(MailKind kind, String locale) {
    Locale requested = Locale.forLanguageTag(locale);
    return languages.of(kind.template(), locale).isPresent() || requested.getLanguage().equals("en")
        ? requested
        : Locale.ENGLISH;
  }

  /** Every language of each kind of mail, with the origin of its template. */
  public List<TemplateSource> sources() {
    return languages.sources();
  }

  Configuration htmlForm() {
    return html;
  }

  private record Output(String subject, String body) {}

  private static Output output(
      Configuration form, MailKind kind, Locale language, Map<String, String> model)
      throws TemplateException, IOException {
    BoundedWriter body = new BoundedWriter();
    Environment run =
        form.getTemplate(kind.template() + MailTemplateName.ENDING, language)
            .createProcessingEnvironment(model, body);
    run.process();
    return new Output(
        subject(run), BLANK_LINES.matcher(body.toString().strip()).replaceAll("\n\n") + "\n");
  }

  /** Only the plain form has a plain subject; it is read from there. */
  private static String subject(Environment run) throws TemplateModelException {
    return run.getVariable("subject") instanceof TemplateScalarModel subject
        ? subject.getAsString().strip()
        : "";
  }

  private static boolean isRightToLeft(Locale language) {
    return RIGHT_TO_LEFT.contains(language.getLanguage());
  }

  private Configuration configuration(OutputFormat format, String macros, TemplateLoader loader) {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(loader);
    configuration.setTemplateLookupStrategy(languages);
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setRecognizeStandardFileExtensions(false);
    configuration.setOutputFormat(format);
    configuration.setAutoImports(Map.of("m", macros));
    configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }

  /**
   * Errors are thrown instead of logged, because logging must not start before Liberty has
   * configured it.
   */
  @SuppressWarnings("deprecation") // The other way is a system property, for the whole process.
  private static void turnOffLogging() {
    try {
      Logger.selectLoggerLibrary(Logger.LIBRARY_NONE);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
