package org.headgate.http.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * The Accept header (RFC 9110, 12.5.1). JAX-RS chooses the representation; this class refuses
 * values on which JAX-RS fails, and honours {@code q=0}, which JAX-RS ignores. Parameters other
 * than the weight are dropped, because they distinguish no representations here.
 *
 * @param ranges as they were sent
 */
record AcceptHeader(List<Range> ranges) {

  private static final Pattern MEMBER =
      Pattern.compile(
          "[ \\t]*+(?:(%1$s)(?:/(%1$s))?((?:%2$s)*+))?[ \\t]*(?:,|\\z)"
              .formatted(MediaTypeParameters.TOKEN, MediaTypeParameters.SYNTAX));
  private static final Pattern WEIGHT =
      Pattern.compile("0(?:\\.[0-9]{0,3})?|\\.[0-9]{1,3}|1(?:\\.0{0,3})?");
  private static final String ANY = "*";

  /** One media range with its weight, 0 to 1. */
  record Range(String type, String subtype, double quality) {

    /** A weight has three decimals at most, and so no exponent. */
    @Override
    public String toString() {
      return type + "/" + subtype + ";q=" + quality;
    }

    private boolean includes(String otherType, String otherSubtype) {
      return (type.equals(ANY) || type.equals(otherType))
          && (subtype.equals(ANY) || subtype.equals(otherSubtype));
    }

    private int precision() {
      return (type.equals(ANY) ? 0 : 1) + (subtype.equals(ANY) ? 0 : 1);
    }
  }

  /**
   * Parses the header.
   *
   * @param value several headers joined by commas
   * @throws InvalidRequestException naming the header when it is no list of media ranges
   */
  static AcceptHeader parse(String value) {
    List<Range> ranges = new ArrayList<>();
    Matcher member = MEMBER.matcher(value);
    int index = 0;
    while (index < value.length()) {
      if (!member.region(index, value.length()).lookingAt()) {
        throw malformed();
      }
      if (member.group(1) != null) {
        ranges.add(range(member));
      }
      index = member.end();
    }
    return new AcceptHeader(List.copyOf(ranges));
  }

  /** Whether the caller accepts this type; a header without ranges accepts all. */
  boolean admits(String type, String subtype) {
    return quality(type, subtype) > 0;
  }

  /** The weight of this type: that of the most precise range which includes it. */
  private double quality(String type, String subtype) {
    return ranges.isEmpty()
        ? 1
        : ranges.stream()
            .filter(range -> range.includes(type, subtype))
            .max(Comparator.comparingInt(Range::precision))
            .map(Range::quality)
            .orElse(0.0);
  }

  /**
   * The same preferences among the types that a route has, each by its name, so that none is chosen
   * that is ruled out.
   *
   * @param types each with its subtype
   * @return empty where none of them is accepted
   */
  List<Range> among(List<MediaType> types) {
    return types.stream()
        .filter(type -> admits(type.getType(), type.getSubtype()))
        .map(
            type ->
                new Range(
                    type.getType(), type.getSubtype(), quality(type.getType(), type.getSubtype())))
        .toList();
  }

  /**
   * In a form that every parser reads: without parameters, and with a range for everything if there
   * is none.
   */
  @Override
  public String toString() {
    return ranges.isEmpty()
        ? "*/*;q=1.0"
        : ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
  }

  /** java.net.HttpURLConnection sends a single asterisk, and a weight of {@code .2}. */
  private static Range range(Matcher member) {
    String type = member.group(1).toLowerCase(Locale.ROOT);
    if (member.group(2) == null && !type.equals(ANY)) {
      throw malformed();
    }
    String subtype = Optional.ofNullable(member.group(2)).orElse(ANY).toLowerCase(Locale.ROOT);
    String weight = MediaTypeParameters.value(member.group(3), "q").orElse("1");
    if (!WEIGHT.matcher(weight).matches() || (type.equals(ANY) && !subtype.equals(ANY))) {
      throw malformed();
    }
    return new Range(type, subtype, Double.parseDouble(weight));
  }

  private static InvalidRequestException malformed() {
    return new InvalidRequestException(
        new FieldError(
            HttpHeaders.ACCEPT, "must be a list of media ranges, such as application/json"));
  }
}
