/**
 * Keys by which programs put documents into one dataset, and do nothing else.
 *
 * <p>Door: {@link candela.server.knowledge.upload.UploadKeys}. Tables: {@code knowledge.upload_key}. The keys are kept
 * by {@link candela.server.iam.KeyRing}, with the scope {@code dataset:upload} alone; what is here is which dataset
 * they open.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "knowledge"})
@NullMarked
package candela.server.knowledge.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
