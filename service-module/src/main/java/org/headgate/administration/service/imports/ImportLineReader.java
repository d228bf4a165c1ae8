package org.headgate.administration.service.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.administration.api.ImportedUser;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.TextShortener;

/** Parses a line of an import; errors name the field and never quote the line. */
final class ImportLineReader {

  private static final int MAX_FIELD_NAME_LENGTH = 64;
  private static final String NO_OBJECT = "must be a JSON object";

  /** How the parser names a member that occurs twice. */
  private static final Pattern REPEATED = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

  private ImportLineReader() {}

  /**
   * @throws InvalidRequestException naming the field, or {@code line} where it is no JSON object
   */
  static ImportedUser read(String line) {
    if (!line.startsWith("{")) {
      throw refused("line", UnreadableLine.of(line).map(UnreadableLine::reason).orElse(NO_OBJECT));
    }
    try {
      return JsonMappers.strict().readValue(line, ImportedUser.class);
    } catch (UnrecognizedPropertyException e) {
      throw refused(shown(e.getPropertyName()), "is not a known member");
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof HeadgateException known && !known.errors().isEmpty()) {
        throw refused(known.errors().get(0).field(), known.errors().get(0).message());
      }
      throw refused(fieldOf(e), "has the wrong type or format");
    } catch (JsonProcessingException e) {
      Matcher repeated = REPEATED.matcher(String.valueOf(e.getOriginalMessage()));
      throw repeated.matches()
          ? refused(shown(repeated.group(1)), "is given twice")
          : refused("line", NO_OBJECT);
    }
  }

  private static String fieldOf(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .findFirst()
        .map(ImportLineReader::shown)
        .orElse("line");
  }

  /** A member's name may be anything, of any length. */
  private static String shown(String name) {
    return TextShortener.cut(name.replaceAll("[^A-Za-z0-9_]", "?"), MAX_FIELD_NAME_LENGTH);
  }

  private static InvalidRequestException refused(String field, String message) {
    return new InvalidRequestException(new FieldError(field, message));
  }
}
