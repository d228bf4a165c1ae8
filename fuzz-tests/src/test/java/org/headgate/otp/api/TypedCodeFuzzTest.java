package org.headgate.otp.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;

class TypedCodeFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<String> read =
        parsed(InvalidRequestException.class, () -> CodeNormalizer.digits("code", text));
    if (read.isPresent()) {
      assertThat(read.get()).matches("[0-9]{6}");
      assertThat(CodeNormalizer.digits("code", read.get())).isEqualTo(read.get());
    }
    String plain = CodeNormalizer.withoutFormatting(text);
    assertThat(CodeNormalizer.withoutFormatting(plain)).isEqualTo(plain);
  }
}
