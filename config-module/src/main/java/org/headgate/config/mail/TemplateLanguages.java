package org.headgate.config.mail;

import freemarker.cache.TemplateLookupContext;
import freemarker.cache.TemplateLookupResult;
import freemarker.cache.TemplateLookupStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the template file for a language, in this order: {@code code_pt-BR.ftl}, {@code
 * code_pt.ftl}, {@code code.ftl}. The last one is English.
 */
final class TemplateLanguages extends TemplateLookupStrategy {

  /** The languages of all shipped templates, besides English. */
  static final Set<String> SHIPPED = Set.of("de", "fr", "es", "it", "pt", "pl", "nl", "tr");

  private static final ResourceBundle.Control CHAIN =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

  private final Set<String> own;

  TemplateLanguages(Set<String> ownFiles) {
    this.own = Set.copyOf(ownFiles);
  }

  /** The language of the available template; empty for English. */
  Optional<Locale> of(String base, String locale) {
    return candidates(Locale.forLanguageTag(locale)).stream()
        .filter(language -> isThere(base, language))
        .findFirst();
  }

  List<TemplateSource> sources() {
    List<TemplateSource> sources = new ArrayList<>();
    for (MailKind kind : MailKind.values()) {
      sources.add(
          new TemplateSource(kind, "en", own.contains(kind.template() + MailTemplateName.ENDING)));
      Set<String> tags = new TreeSet<>(SHIPPED);
      own.stream()
          .map(MailTemplateName::parse)
          .filter(name -> name.base().equals(kind.template()) && !name.tag().isEmpty())
          .forEach(name -> tags.add(name.tag()));
      for (String tag : tags) {
        String file = MailTemplateName.file(kind.template(), Locale.forLanguageTag(tag));
        sources.add(new TemplateSource(kind, tag, own.contains(file)));
      }
    }
    return List.copyOf(sources);
  }

  @Override
  public TemplateLookupResult lookup(TemplateLookupContext context) throws IOException {
    String name = context.getTemplateName();
    String base = name.substring(0, name.length() - MailTemplateName.ENDING.length());
    for (Locale language : candidates(context.getTemplateLocale())) {
      TemplateLookupResult found =
          context.lookupWithAcquisitionStrategy(MailTemplateName.file(base, language));
      if (found.isPositive()) {
        return found;
      }
    }
    return context.lookupWithAcquisitionStrategy(name);
  }

  private boolean isThere(String base, Locale language) {
    return own.contains(MailTemplateName.file(base, language))
        || SHIPPED.contains(language.toLanguageTag());
  }

  private static List<Locale> candidates(Locale locale) {
    List<Locale> languages = new ArrayList<>(CHAIN.getCandidateLocales("mail", locale));
    languages.remove(Locale.ROOT);
    return languages;
  }
}
