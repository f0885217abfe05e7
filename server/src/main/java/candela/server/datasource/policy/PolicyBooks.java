package candela.server.datasource.policy;

import org.springframework.stereotype.Component;

/** What is kept of policies: themselves, and what goes into their hashes. */
@Component
record PolicyBooks(DataPolicyRows policies, Salts salts) {}
