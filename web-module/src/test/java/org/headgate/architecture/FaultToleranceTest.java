package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;

/** Where annotations of MicroProfile Fault Tolerance may stand, and that each is decided. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class FaultToleranceTest {

  private static final String DECISION = "docs/decisions/0191-the-database-guard-stays.md";

  private static final DescribedPredicate<JavaAnnotation<?>> OF_FAULT_TOLERANCE =
      DescribedPredicate.describe("of fault tolerance", FaultToleranceTest::isOfFaultTolerance);

  private static final DescribedPredicate<JavaMethod> IS_FAULT_TOLERANT =
      DescribedPredicate.describe(
          "has an annotation of fault tolerance", FaultToleranceTest::isFaultTolerant);

  @ArchTest
  static final ArchRule FAULT_TOLERANT_METHODS_OPEN_NO_TRANSACTION =
      methods()
          .that(IS_FAULT_TOLERANT)
          .should()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(ApplicationScoped.class)
          .andShould()
          .beDeclaredInClassesThat()
          .areNotAnnotatedWith(Stateless.class)
          .because("inside a container's transaction a retry would stay in one that is broken");

  @ArchTest
  static final ArchRule NO_CLASS_IS_FAULT_TOLERANT_AS_A_WHOLE =
      noClasses().should().beAnnotatedWith(OF_FAULT_TOLERANCE);

  @ArchTest
  static void eachMethodIsDecided(JavaClasses classes) {
    String decision = RepositoryFiles.text(RepositoryFiles.root().resolve(DECISION));

    assertThat(classes.stream().flatMap(type -> type.getMethods().stream()).toList())
        .filteredOn(FaultToleranceTest::isFaultTolerant)
        .isNotEmpty()
        .extracting(method -> method.getOwner().getSimpleName() + "." + method.getName())
        .allSatisfy(name -> assertThat(decision).contains("`" + name + "`"));
  }

  private static boolean isFaultTolerant(JavaMethod method) {
    return method.getAnnotations().stream().anyMatch(FaultToleranceTest::isOfFaultTolerance);
  }

  private static boolean isOfFaultTolerance(JavaAnnotation<?> annotation) {
    return annotation
        .getRawType()
        .getPackageName()
        .equals("org.eclipse.microprofile.faulttolerance");
  }
}
