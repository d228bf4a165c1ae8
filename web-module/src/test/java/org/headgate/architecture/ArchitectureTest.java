package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.Filter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.idempotency.api.Idempotent;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.pool.service.events.PoolSampleListener;
import org.headgate.pool.service.guard.GuardListener;

/** The rules of the house: layers, features, who may open a transaction, a connection, a door. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("org.headgate.(*)..").should().beFreeOfCycles();

  /** Words that only builders of this application would understand, or that say nothing. */
  @ArchTest
  static final ArchRule NAMES_ARE_PLAIN =
      noClasses()
          .should()
          .haveNameMatching(
              ".*[.$a-z](?:Desk|Deeds?|Sights?|Bell|Pulse|Door|Postbox|Scribe|Entrant|Arrival|Beginning"
                  + "|Rounds|Words|Trouble|Visitor|Oversight|Upkeep|Care|Pace|Turns?|Book|Manager|Helper"
                  + "|Utils?|Impl|Processor)(?:[A-Z$].*)?");

  @ArchTest
  static void simpleNamesAreUnique(JavaClasses classes) {
    Map<String, List<String>> named =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(found -> !found.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    named.values().removeIf(names -> names.size() == 1);
    assertThat(named).isEmpty();
  }

  /** More is a second concept. */
  @ArchTest
  static void aPackageHasAtMostThirtyClasses(JavaClasses classes) {
    Map<String, Long> sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(size -> size <= 30);
    assertThat(sizes).isEmpty();
  }

  @ArchTest
  static final ArchRule PERSISTENCE_KNOWS_NEITHER_SERVICES_NOR_THE_WEB =
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
  static final ArchRule NOBODY_LOGS_BUT_LINE_BY_LINE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(SingleLineLogger.class)
          .and()
          .resideOutsideOfPackage("org.headgate.launcher..")
          .should()
          .callMethod(System.class, "getLogger", String.class)
          .orShould()
          .callMethod(java.util.logging.Logger.class, "getLogger", String.class)
          .because("a value that ends a line would write the next one: use SingleLineLogger");

  @ArchTest
  static final ArchRule ONLY_STATELESS_BEANS_OPEN_TRANSACTIONS =
      classes()
          .that()
          .areAnnotatedWith(TransactionAttribute.class)
          .should()
          .beAnnotatedWith(Stateless.class)
          .andShould()
          .resideInAPackage("..service..");

  private static final String FAULT_TOLERANCE = "org.eclipse.microprofile.faulttolerance.";

  @ArchTest
  static final ArchRule WHAT_TOLERATES_FAULTS_OPENS_NO_TRANSACTION =
      methods()
          .that()
          .areAnnotatedWith(FAULT_TOLERANCE + "Retry")
          .or()
          .areAnnotatedWith(FAULT_TOLERANCE + "Fallback")
          .or()
          .areAnnotatedWith(FAULT_TOLERANCE + "CircuitBreaker")
          .or()
          .areAnnotatedWith(FAULT_TOLERANCE + "Timeout")
          .or()
          .areAnnotatedWith(FAULT_TOLERANCE + "Bulkhead")
          .should()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(ApplicationScoped.class)
          .andShould()
          .beDeclaredInClassesThat()
          .areNotAnnotatedWith(Stateless.class)
          .because("inside a container's transaction a retry would stay in one that is broken");

  @ArchTest
  static final ArchRule STATELESS_BEANS_ARE_NAMED_SERVICE =
      classes()
          .that()
          .areAnnotatedWith(Stateless.class)
          .should()
          .haveSimpleNameEndingWith("Service");

  /** Two of limits and tasks are no EJBs yet. */
  @ArchTest
  static final ArchRule SERVICES_ARE_STATELESS_BEANS =
      classes()
          .that()
          .resideInAPackage("..service..")
          .and()
          .haveSimpleNameEndingWith("Service")
          .and()
          .haveNameNotMatching(".*\\.(AttemptService|ExpiredRowsService)")
          .should()
          .beAnnotatedWith(Stateless.class);

  @ArchTest
  static final ArchRule NOBODY_OPENS_JDBC_OUTSIDE_THE_CONTAINER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.sql\\.DriverManager|org\\.postgresql\\..*|com\\.zaxxer\\..*")
          .because("connections come from the container's pools only");

  @ArchTest
  static final ArchRule PERSISTENCE_CONTEXTS_ARE_INJECTED_INTO_STATELESS_SERVICES =
      fields()
          .that()
          .areAnnotatedWith(PersistenceContext.class)
          .should()
          .beDeclaredInClassesThat(
              DescribedPredicate.describe(
                  "are stateless beans of a service package",
                  type ->
                      type.isAnnotatedWith(Stateless.class)
                          && type.getPackageName().contains(".service")));

  /** A second unit in one class would be a second database in one transaction. */
  @ArchTest
  static void aClassHasOnePersistenceUnit(JavaClasses classes) {
    List<String> withMore =
        classes.stream()
            .filter(type -> !type.getSimpleName().equals("PersistenceUnitProbeService"))
            .filter(
                type ->
                    type.getFields().stream()
                            .filter(field -> field.isAnnotatedWith(PersistenceContext.class))
                            .map(
                                field ->
                                    field.getAnnotationOfType(PersistenceContext.class).unitName())
                            .distinct()
                            .count()
                        > 1)
            .map(JavaClass::getName)
            .toList();
    assertThat(withMore).isEmpty();
  }

  @ArchTest
  static final ArchRule NATIVE_QUERIES_STAND_IN_REPOSITORIES =
      noClasses()
          .that()
          .haveNameNotMatching(".*(Repository|Queries)")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "creates a native query",
                  call ->
                      call.getName().equals("createNativeQuery")
                          && call.getTargetOwner()
                              .getPackageName()
                              .matches("jakarta\\.persistence|org\\.hibernate.*")));

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
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(PersistenceContext.class);

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
          .doNotHaveSimpleName("ClockProducer")
          .and()
          .doNotHaveSimpleName("GuardClock")
          .should()
          .callMethodWhere(READS_THE_SYSTEMS_TIME);

  private static final String PLATFORM = "org.headgate.pool.persistence.Platform";

  private static final DescribedPredicate<JavaClass> KNOWS_THE_USERDATA_POOL =
      DescribedPredicate.describe(
          "know the user-data pool",
          type ->
              type.getFields().stream()
                  .filter(field -> field.isAnnotatedWith(PersistenceContext.class))
                  .map(field -> field.getAnnotationOfType(PersistenceContext.class).unitName())
                  .anyMatch("userdata"::equals));

  @ArchTest
  static final ArchRule NO_FEATURE_CAN_FALL_BACK_TO_THE_OTHER_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.headgate.pool..")
          .and(KNOWS_THE_USERDATA_POOL)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(PLATFORM)
          .because("a second way to the data hides that the first is lost");

  /** Called by the container or Hibernate: a resource, a filter, an observer, a producer, ... */
  private static final DescribedPredicate<JavaClass> HAS_A_CALLER_OUTSIDE_THE_CODE =
      DescribedPredicate.describe(
          "have a caller outside the code",
          type ->
              type.isAnnotatedWith(Path.class)
                  || type.isAnnotatedWith(Provider.class)
                  || type.isAssignableTo(Filter.class)
                  || type.isAssignableTo(GuardListener.class)
                  || type.isAssignableTo(PoolSampleListener.class)
                  || type.isAssignableTo("org.hibernate.service.Service")
                  || type.getMembers().stream()
                      .anyMatch(member -> member.isAnnotatedWith(Produces.class))
                  || type.getMethods().stream()
                      .flatMap(method -> method.getParameters().stream())
                      .anyMatch(
                          each ->
                              each.isAnnotatedWith(Observes.class)
                                  || each.isAnnotatedWith(ObservesAsync.class)));

  private static final ArchCondition<JavaClass> BE_USED =
      new ArchCondition<>("be used by another class") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          boolean used =
              type.getDirectDependenciesToSelf().stream()
                  .map(each -> outermost(each.getOriginClass()))
                  .anyMatch(user -> !user.equals(outermost(type)));
          events.add(new SimpleConditionEvent(type, used, type.getName() + " is used by nobody"));
        }
      };

  @ArchTest
  static final ArchRule NO_POOL_CODE_IS_DEAD =
      classes()
          .that()
          .resideInAPackage("org.headgate.pool..")
          .and()
          .areTopLevelClasses()
          .and(DescribedPredicate.not(HAS_A_CALLER_OUTSIDE_THE_CODE))
          .should(BE_USED)
          .because("the ancestor kept three pools of which one was in use");

  /**
   * What reads the locale, the time zone or the character set that somebody started the JVM with.
   */
  private static final Set<String> DEFAULTS_OF_THE_JVM =
      Set.of(
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.util.Locale.getDefault()",
          "java.util.Locale.getDefault(java.util.Locale$Category)",
          "java.util.TimeZone.getDefault()",
          "java.util.Calendar.getInstance()",
          "java.time.ZoneId.systemDefault()",
          "java.nio.charset.Charset.defaultCharset()",
          "java.util.Formatter.<init>()",
          "java.util.Scanner.<init>(java.lang.String)",
          "java.util.Scanner.<init>(java.io.InputStream)",
          "java.text.DecimalFormat.<init>(java.lang.String)",
          "java.text.SimpleDateFormat.<init>(java.lang.String)",
          "java.text.MessageFormat.<init>(java.lang.String)",
          "java.text.MessageFormat.format(java.lang.String, [Ljava.lang.Object;)",
          "java.text.NumberFormat.getInstance()",
          "java.text.NumberFormat.getIntegerInstance()",
          "java.text.NumberFormat.getPercentInstance()",
          "java.text.Collator.getInstance()",
          "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.io.FileReader.<init>(java.io.File)",
          "java.io.FileWriter.<init>(java.io.File)",
          "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)");

  @ArchTest
  static final ArchRule EVERY_JVM_DOES_THE_SAME =
      noClasses()
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "reads a default of the JVM",
                  call -> DEFAULTS_OF_THE_JVM.contains(call.getTarget().getFullName())))
          .because("a JVM in Arabic, Thai or Turkish serves the same callers");

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  /** An executor drops a task that threw; only those know to go on. */
  @ArchTest
  static final ArchRule WHAT_IS_DONE_AGAIN_AND_AGAIN_OUTLIVES_WHAT_IT_THROWS =
      noClasses()
          .that()
          .doNotHaveSimpleName("PeriodicTask")
          .and()
          .areNotAssignableTo(ScheduledExecutorService.class)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "schedules a task by itself",
                  call ->
                      call.getTargetOwner().isAssignableTo(ScheduledExecutorService.class)
                          && call.getName().matches("schedule(AtFixedRate|WithFixedDelay)")));

  /** A test delivery changes nothing of ours. */
  private static final Set<String> WITHOUT_EFFECT_ON_THE_DATABASE =
      Set.of("SchedulesResource.test");

  private static final ArchCondition<JavaClass> KEEP_ANSWERS_WITH_THE_WORK =
      new ArchCondition<>("hand the work of each request that takes a key to IdempotentAnswers") {
        @Override
        public void check(JavaClass resource, ConditionEvents events) {
          resource.getAllRawInterfaces().stream()
              .flatMap(contract -> contract.getMethods().stream())
              .filter(declared -> declared.isAnnotatedWith(Idempotent.class))
              .filter(
                  declared ->
                      !WITHOUT_EFFECT_ON_THE_DATABASE.contains(
                          resource.getSimpleName() + "." + declared.getName()))
              .flatMap(declared -> implementation(resource, declared))
              .forEach(
                  method ->
                      events.add(
                          new SimpleConditionEvent(
                              method,
                              method.getMethodCallsFromSelf().stream()
                                  .anyMatch(
                                      call ->
                                          call.getTargetOwner()
                                              .isEquivalentTo(IdempotentResponses.class)),
                              method.getFullName() + " keeps its answer apart from its work")));
        }

        private Stream<JavaMethod> implementation(JavaClass resource, JavaMethod declared) {
          return resource.getMethods().stream()
              .filter(method -> method.getName().equals(declared.getName()))
              .filter(method -> method.getParameters().size() == declared.getParameters().size());
        }
      };

  @ArchTest
  static final ArchRule ANSWERS_UNDER_A_KEY_ARE_KEPT_WITH_THE_WORK =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should(KEEP_ANSWERS_WITH_THE_WORK)
          .because("a commit whose answer is lost must not be repeated (docs/decisions/0051)");

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor)");
}
