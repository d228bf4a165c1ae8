package org.headgate.fuzzing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The texts that are kept for a parser, in a file named after its test: written by hand at first,
 * later found by the fuzzer, which starts from them.
 */
final class KeptTexts implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return of(context.getRequiredTestClass()).stream()
        .map(FuzzText::bytes)
        .map(bytes -> Arguments.of((Object) bytes));
  }

  static List<String> of(Class<?> test) {
    String file = test.getSimpleName() + ".txt";
    try (InputStream content = KeptTexts.class.getResourceAsStream(file)) {
      if (content == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return new String(content.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(FuzzText::ofLine)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
