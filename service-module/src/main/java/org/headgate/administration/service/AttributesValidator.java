package org.headgate.administration.service;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.text.SingleLineText;

/** Validates the attributes of an account, whose size is bounded because tokens carry them. */
public final class AttributesValidator {

  private static final String FIELD = "attributes";
  private static final int MAX_NUMBER = 20;
  private static final int MAX_VALUE_LENGTH = 200;
  private static final int MAX_BYTES = 1024;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private AttributesValidator() {}

  /**
   * @return the attributes, sorted by name
   * @throws InvalidRequestException naming the field attributes
   */
  public static SortedMap<String, String> valid(Map<String, String> attributes) {
    if (attributes.size() > MAX_NUMBER) {
      throw refused("must be at most " + MAX_NUMBER);
    }
    if (!attributes.keySet().stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw refused(
          "must have names of at most 40 lower-case letters, digits and underscores, a letter"
              + " first");
    }
    if (!attributes.values().stream().allMatch(AttributesValidator::isValue)) {
      throw refused(
          "must have texts of one line as values, with 1 to " + MAX_VALUE_LENGTH + " characters");
    }
    SortedMap<String, String> sorted = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    if (JsonMappers.writeBytes(sorted).length > MAX_BYTES) {
      throw refused("must have at most 1,024 bytes as JSON");
    }
    return sorted;
  }

  private static boolean isValue(String text) {
    return text != null
        && CharacterCount.of(text) <= MAX_VALUE_LENGTH
        && SingleLineText.isName(text);
  }

  private static InvalidRequestException refused(String message) {
    return new InvalidRequestException(new FieldError(FIELD, message));
  }
}
