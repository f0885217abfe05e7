import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Loading } from "@/ui/Loading";

/**
 * Leads to another path, once. The path is the one of the first rendering: while the router is on its way, the place where we stand is
 * already the new one, and a path made from it would lead on and on.
 */
export function Redirect({ to }: { to: string }) {
  const navigate = useNavigate();
  const [target] = useState(to);
  useEffect(() => {
    void navigate({ href: target, replace: true });
  }, [navigate, target]);
  return <Loading />;
}
