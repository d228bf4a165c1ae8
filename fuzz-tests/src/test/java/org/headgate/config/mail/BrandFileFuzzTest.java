package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headgate.fuzzing.ParserFuzz;

class BrandFileFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    List<TemplateProblem> problems = new ArrayList<>();
    Brand brand = BrandFile.read(text, problems::add);
    if (problems.isEmpty()) {
      assertThat(brand.facts().values()).noneMatch(value -> value.contains("\n"));
    }
  }
}
