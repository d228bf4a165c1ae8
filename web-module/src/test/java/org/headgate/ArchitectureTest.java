package org.headgate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

/** The rules of the house: layers, features, who may open a transaction, a connection, a door. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("org.headgate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PERSISTENCE_KNOWS_NEITHER_SERVICES_NOR_THE_WEB =
      noClasses()
          .that()
          .resideInAPackage("..persistence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..service..", "..web..", "..liberty..", "jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_KNOW_THE_WEB =
      noClasses()
          .that()
          .resideInAnyPackage("..service..", "..liberty..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..web..", "jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule AN_ENTITY_NEVER_LEAVES_THE_SERVICES =
      noClasses()
          .that()
          .resideOutsideOfPackages("..persistence..", "..service..")
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(Entity.class);

  @ArchTest
  static final ArchRule ONLY_STATELESS_BEANS_OPEN_TRANSACTIONS =
      classes()
          .that()
          .areAnnotatedWith(TransactionAttribute.class)
          .should()
          .beAnnotatedWith(Stateless.class)
          .andShould()
          .resideInAPackage("..service..");

  @ArchTest
  static final ArchRule NOBODY_OPENS_JDBC_OUTSIDE_THE_CONTAINER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.sql\\.DriverManager|org\\.postgresql\\..*|com\\.zaxxer\\..*")
          .because("connections come from the container's pools only (seed A2)");

  @ArchTest
  static final ArchRule POOLS_ENTER_THROUGH_ONE_DOOR =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.headgate.pool.persistence.ContainerResources")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("jakarta.persistence.PersistenceContext")
          .because("a thousand calls create no second pool (seed E2)");

  @ArchTest
  static final ArchRule EVERY_RESOURCE_SAYS_WHO_MAY_CALL =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class);

  @ArchTest
  static final ArchRule STATELESS_BEANS_KEEP_NO_STATE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .and()
          .areNotStatic()
          .should()
          .beAnnotatedWith(Inject.class);

  /** The constructor that only a client proxy calls may name the system's clock. */
  private static final DescribedPredicate<JavaMethodCall> READS_THE_SYSTEMS_TIME =
      DescribedPredicate.describe(
          "reads the system's time",
          call ->
              switch (call.getTarget().getFullName()) {
                case "java.time.Instant.now()", "java.lang.System.currentTimeMillis()" -> true;
                case "java.time.Clock.systemUTC()" -> !call.getOrigin().isConstructor();
                default -> false;
              });

  @ArchTest
  static final ArchRule TIME_IS_A_PORT =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.headgate.time..")
          .should()
          .callMethodWhere(READS_THE_SYSTEMS_TIME);

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor)");
}
