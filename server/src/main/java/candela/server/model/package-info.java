@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
package candela.server.model;
