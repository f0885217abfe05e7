/** The first administrator of the journeys' servers. */
export const ADMINISTRATOR = { email: "ana@example.com", password: "seven lanterns at dusk" };

/** The settings that make her at the first start. */
export const WITH_ADMINISTRATOR = { CANDELA_ADMIN_EMAIL: ADMINISTRATOR.email, CANDELA_ADMIN_PASSWORD: ADMINISTRATOR.password };
