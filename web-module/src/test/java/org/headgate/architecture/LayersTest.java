package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.util.Set;

/** The allowed dependencies between layers and features. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("org.headgate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ROOT_PACKAGE_IS_EMPTY =
      noClasses().should().resideInAPackage("org.headgate");

  @ArchTest
  static final ArchRule PERSISTENCE_DEPENDS_NEITHER_ON_SERVICES_NOR_ON_WEB =
      noClasses()
          .that()
          .resideInAPackage("..persistence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.headgate..service..",
              "..web..",
              "..liberty..",
              "jakarta.ws.rs..",
              "jakarta.servlet..");

  /** The operator lane stores a change of a pool in the form that operators see. */
  private static final Set<String> STORED_AS_SHOWN =
      Set.of("org.headgate.pool.api.PoolChange", "org.headgate.pool.api.PoolSizing");

  private static final DescribedPredicate<JavaClass> BELONGS_TO_THE_WIRE =
      DescribedPredicate.describe(
          "belong to the wire format",
          type ->
              type.getPackageName()
                      .matches(
                          "org\\.headgate\\..*\\.api|org\\.headgate\\.common\\.(json|paging|problem)")
                  && !type.isEnum()
                  && !STORED_AS_SHOWN.contains(type.getName()));

  @ArchTest
  static final ArchRule PERSISTENCE_DEPENDS_ONLY_ON_ENUMS_OF_THE_CONTRACT =
      noClasses()
          .that()
          .resideInAPackage("..persistence..")
          .should()
          .dependOnClassesThat(BELONGS_TO_THE_WIRE)
          .because("the wire format and the tables change for reasons of their own");

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_DEPEND_ON_WEB =
      noClasses()
          .that()
          .resideInAnyPackage("..service..", "..liberty..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..web..", "jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule WEB_DOES_NOT_DEPEND_ON_PERSISTENCE =
      noClasses()
          .that()
          .resideInAPackage("..web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..persistence..");

  @ArchTest
  static final ArchRule ENTITIES_ARE_USED_ONLY_BY_PERSISTENCE_AND_SERVICES =
      noClasses()
          .that()
          .resideOutsideOfPackages("..persistence..", "..service..")
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(Entity.class);
}
