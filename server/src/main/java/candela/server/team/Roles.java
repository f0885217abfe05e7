package candela.server.team;

import candela.server.team.Role.RoleId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Roles extends ListCrudRepository<Role, RoleId> {

    List<Role> findAllByOrderByBuiltInDescCreatedAtAscIdAsc();

    List<Role> findByNameIn(Collection<String> names);

    @Query("SELECT count(*) > 0 FROM team.role WHERE lower(name) = lower(:name) AND id <> :id")
    boolean isTaken(String name, RoleId id);
}
